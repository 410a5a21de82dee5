import { AppError } from "@/lib/errors";
import { route } from "@/lib/web/route";

/** What the API does not have is missing in its own words, too. */
const missing = route("/api/*", () => Promise.reject(new AppError("NOT_FOUND")));

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
