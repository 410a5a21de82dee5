import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { ReloadButton } from "@/components/ui/reload-button";
import { FAILURE_EN } from "@/lib/text/failure-en";
import { BUSY_EN } from "@/lib/text/page-en";

export const metadata = { title: BUSY_EN.title, robots: { index: false } };

/** What stands in the place of a page that was loaded too often; its address stays that of the page. */
export default function BusyPage() {
  return (
    <PageBody>
      <Placeholder isPage icon="clock" title={BUSY_EN.title} text={BUSY_EN.text}>
        <ReloadButton>{FAILURE_EN.retry}</ReloadButton>
      </Placeholder>
    </PageBody>
  );
}
