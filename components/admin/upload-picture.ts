import { ApiProblem, readProblem } from "@/components/telegram/problem";
import type { ProductPicture } from "@/lib/picture/rules";
import { AdminProblem } from "./api";

const TIMEOUT_MS = 120_000;
const CREATED = 201;

type Upload = {
  readonly productId: string;
  readonly file: File;
  /** How much of it has left, from 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/** Sends a file to be a picture of a product. By XMLHttpRequest: `fetch` does not tell how much has left. @throws AdminProblem */
export function uploadPicture({ productId, file, onProgress }: Upload): Promise<ProductPicture> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lose = () => reject(new AdminProblem(new ApiProblem({ code: "OFFLINE", status: 0 })));
    request.open("POST", `/api/admin/products/${productId}/pictures`);
    request.responseType = "json";
    request.timeout = TIMEOUT_MS;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const { status, response } = request;
      if (status === CREATED) resolve(response as ProductPicture);
      else reject(new AdminProblem(readProblem(status, response), response));
    };
    request.onerror = lose;
    request.ontimeout = lose;
    request.onabort = lose;
    request.send(file);
  });
}
