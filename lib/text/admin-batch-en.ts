import { IMPORT_FAULTS_EN, LINE_FAULTS_EN } from "./import-faults-en";

/** What the pages about imports and batches say, in English. */
export const BATCH_EN = {
  importFaults: IMPORT_FAULTS_EN,
  lineFaults: LINE_FAULTS_EN,

  acts: {
    "import.read": "Read an import",
    "import.discard": "Discarded an import",
    "import.commit": "Imported a batch",
    "batch.undo": "Undid a batch",
  },
};
