/** What the pages about imports and batches say, in English. */
export const BATCH_EN = {
  acts: {
    "import.read": "Read an import",
    "import.discard": "Discarded an import",
    "import.commit": "Imported a batch",
    "batch.undo": "Undid a batch",
  },
};
