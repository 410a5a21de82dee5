import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { ReloadButton } from "@/components/ui/reload-button";
import { FAILURE_EN } from "@/lib/text/failure-en";

export const metadata = { title: FAILURE_EN.busyTitle, robots: { index: false } };

/** What stands in the place of a page that was loaded too often; its address stays that of the page. */
export default function BusyPage() {
  return (
    <PageBody>
      <Placeholder icon="clock" title={FAILURE_EN.busyTitle} text={FAILURE_EN.busyText}>
        <ReloadButton>{FAILURE_EN.retry}</ReloadButton>
      </Placeholder>
    </PageBody>
  );
}
