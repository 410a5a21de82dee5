import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { ReloadButton } from "@/components/ui/reload-button";
import { FAILURE_EN } from "@/lib/text/failure-en";
import { PAGE_EN } from "@/lib/text/page-en";

export const metadata = { title: PAGE_EN.busyTitle, robots: { index: false } };

/** What stands in the place of a page that was loaded too often; its address stays that of the page. */
export default function BusyPage() {
  return (
    <PageBody>
      <Placeholder isPage icon="clock" title={PAGE_EN.busyTitle} text={PAGE_EN.busyText}>
        <ReloadButton>{FAILURE_EN.retry}</ReloadButton>
      </Placeholder>
    </PageBody>
  );
}
