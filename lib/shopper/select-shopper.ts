import { decimal } from "@/lib/sql";

/** SQL text: the `ShopperCard` of shopper `s`, whose account is `a`, as JSON. */
export const SHOPPER_CARD = `json_build_object('shopper_id', s.id, 'telegram_id', s.telegram_id, 'first_name', s.first_name, 'username', s.username,
    'balance', ${decimal("a.balance_minor")},
    'is_banned', s.banned_at IS NOT NULL, 'is_frozen', s.frozen_at IS NOT NULL, 'is_chat_blocked', s.chat_blocked_at IS NOT NULL)`;
