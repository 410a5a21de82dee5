import { shortId } from "@/lib/order/rules";
import { askGatewayAgain } from "@/lib/settlement/ask-gateway-again";
import type { GatewayAnswer } from "@/lib/settlement/rules";
import type { Caller } from "@/lib/staff/rules";
import { leftToRight } from "@/lib/text/isolate";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { BotContext } from "./context";
import { reply } from "./reply";
import { pressedIn, type StaffAct, typedIn } from "./staff-only";
import { withPayment } from "./staff-payment";

/** What the button that asks the gateway again comes back with. */
export const ASK_BUTTON = /^st:ask:(dep_[0-9a-z]{1,40})$/;

const ORDER = /^ord_[0-9a-z]{1,40}$/;

/** `/reconcile <id>`: asks the gateway again about a payment, or about all of an order's, and settles what is new by the usual rule. */
export const reconcile: StaffAct = async (ctx, caller) => {
  const { payments: words } = ctx.words.staffTalk;
  const typed = typedIn(ctx);
  if (typed === "") return reply(ctx, { title: words.title, text: words.askReconcile });
  if (ORDER.test(typed)) return askAgain(ctx, caller, typed);
  await withPayment(ctx, typed, (paymentId) => askAgain(ctx, caller, paymentId));
};

/** The pressed button that does the same. */
export const pressAsk: StaffAct = (ctx, caller) => askAgain(ctx, caller, pressedIn(ctx));

async function askAgain(ctx: BotContext, caller: Caller, subject: string): Promise<void> {
  const { staffTalk: talk } = ctx.words;
  const { answers } = await askGatewayAgain({ caller, subject, now: new Date() });
  const text = answers.map((answer) => tell(answer, talk)).join("\n\n");
  const buttons = answers.map(({ payment_id: id }) => [
    { label: talk.payment.title(shortId(id)), data: `st:pay:${id}` },
  ]);
  await reply(ctx, { title: talk.reconciled.title, text }, buttons);
}

function tell(answer: GatewayAnswer, { reconciled: words, statuses }: StaffTalkText): string {
  const id = shortId(answer.payment_id);
  const [before, after] = [statuses[answer.status_before], statuses[answer.status]];
  const change = before === after ? words.same(id, after) : words.line(id, before, after);
  const word = answer.gateway_status && words.word(leftToRight(answer.gateway_status));
  return [change, words.outcomes[answer.outcome], word].filter(Boolean).join("\n");
}
