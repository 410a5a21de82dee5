import { buttonClass } from "@/components/ui/button";
import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { appText } from "@/lib/text/app-text";
import { pageText } from "@/lib/text/page-text";
import { readLanguage } from "@/lib/web/read-language";

/** An address that leads nowhere. */
export default async function NotFound() {
  const language = await readLanguage();
  const words = appText(language);
  return (
    <PageBody>
      <Placeholder
        isPage
        icon="search"
        title={words.failure.notFoundTitle}
        text={pageText(language).notFoundText}
      >
        {/* A plain link: it starts the shop afresh, and spares every page a second copy of the router's link. */}
        <a href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </a>
      </Placeholder>
    </PageBody>
  );
}
