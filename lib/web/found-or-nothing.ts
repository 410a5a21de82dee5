import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** What a page is about; the page that everybody gets where there is none, where there is no such thing. */
export async function foundOrNothing<Found>(find: () => Promise<Found>): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
