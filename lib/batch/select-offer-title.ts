/** SQL text: an offer `o` of product `p` at location `l` as it is called in lists: product, variant, place. */
export const OFFER_TITLE = "concat_ws(' · ', p.title, nullif(o.title, ''), l.name)";
