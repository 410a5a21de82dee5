import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";

/**
 * Asks before a link, a reload or a closed tab loses what was typed. Gives what is to be drawn: the question, while it is open.
 */
export function useUnsavedGuard(isUnsaved: boolean): ReactNode {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = (event: MouseEvent) => {
      const href = leadsAway(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", hold, true);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", hold, true);
    };
  }, [isUnsaved]);
  if (target === null) return null;
  const stay = () => setTarget(null);
  return (
    <Dialog title={words.leaveTitle} onClose={stay}>
      <p className="pt-3 pb-5 text-muted text-pretty">{words.leaveText}</p>
      <div className="grid grid-cols-2 gap-2">
        <Button look="tinted" onClick={stay}>
          {words.stay}
        </Button>
        <Button
          look="danger"
          className="border border-line"
          onClick={() => {
            stay();
            router.push(target);
          }}
        >
          {words.leave}
        </Button>
      </div>
    </Dialog>
  );
}

/** The address within this site to which a click leads, if it leaves the page in this very tab. */
function leadsAway(event: MouseEvent): string | null {
  const isPlain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!isPlain || !link || link.target === "_blank" || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search;
}
