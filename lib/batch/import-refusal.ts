import type { ImportFault } from "./rules";

/** Nothing of an import can be used. Never leaves `readImport`. */
export class ImportRefusal extends Error {
  readonly fault: ImportFault;

  constructor(fault: ImportFault, options?: { cause: unknown }) {
    super(fault, options);
    this.name = "ImportRefusal";
    this.fault = fault;
  }
}
