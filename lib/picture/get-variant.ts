import { queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseVariant } from "./rules";

const GET =
  "SELECT content FROM picture_variant WHERE picture_id = $1 AND width = $2 AND format = $3::picture_format";

/** The bytes of one variant of a picture, `640.avif`. They never change. @throws AppError NOT_FOUND */
export async function getVariant({
  pictureId,
  file,
}: {
  pictureId: string;
  file: string;
}): Promise<{ content: Buffer; mimeType: string }> {
  const wanted = parseVariant(file);
  if (!wanted) throw new AppError("NOT_FOUND");
  const { width, format } = wanted;
  const values = [pictureId, width, format];
  const { content } = await queryOne<{ content: Buffer }>({
    name: "get_variant",
    text: GET,
    values,
  });
  return { content, mimeType: `image/${format}` };
}
