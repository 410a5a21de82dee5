import { buttonClass } from "@/components/ui/button";
import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { appText } from "@/lib/text/app-text";
import { PAGE_EN } from "@/lib/text/page-en";

const words = appText("en");

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <PageBody>
      <Placeholder
        isPage
        icon="search"
        title={words.failure.notFoundTitle}
        text={PAGE_EN.notFoundText}
      >
        {/* A plain link: it starts the shop afresh, and spares every page a second copy of the router's link. */}
        <a href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </a>
      </Placeholder>
    </PageBody>
  );
}
