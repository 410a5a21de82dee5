import type { Outcome } from "@/lib/report/rules";

/** Told apart by every kind of colour vision, on either ground (after Okabe and Ito); never the only thing that tells two apart. */
export const OUTCOME_COLORS: Record<Outcome, string> = {
  settled: "light-dark(#0072b2, #56b4e9)",
  underpaid: "light-dark(#e69f00, #f0b93a)",
  late: "light-dark(#b8578f, #d98bb9)",
  review: "light-dark(#00866a, #3fc3a2)",
  failed: "light-dark(#c44900, #f08048)",
  expired: "light-dark(#8f99a5, #7a8796)",
  open: "light-dark(#d3d9e0, #3d4a58)",
};

export const SALES_COLORS = {
  gross: "light-dark(#0072b2, #56b4e9)",
  refunds: "light-dark(#c44900, #f08048)",
  before: "light-dark(#6b7580, #9aa6b2)",
};
