import type { ImportFault, LineFault } from "@/lib/batch/rules";

/** Why nothing of an import can be used; what is too much is refused as such. */
export const IMPORT_FAULTS_EN = {
  no_units: "Nothing to import was found in it.",
  too_many_lines: "It holds more than 200,000 units. Please import it in parts.",
  interrupted: "The upload ended before its end. Please try again.",
  file_column: "A CSV cannot bring files along. Please put units with files into a ZIP.",
  zip_broken: "It is no ZIP archive, or a damaged one.",
  zip_encrypted: "The archive is encrypted. Please pack it without a password.",
  zip_unsafe_name: "A name in the archive leads out of it.",
  zip_link: "The archive holds a link or another thing that is no file.",
  zip_same_name: "Two entries of the archive have the same name.",
  zip_too_many: "The archive holds more than 5,000 entries. Please import it in parts.",
  zip_too_large: "Unpacked, the archive is larger than 100 MB, or packed suspiciously tight.",
} as const satisfies Record<Exclude<ImportFault, "too_much">, string>;

/** What is wrong with a line. */
export const LINE_FAULTS_EN = {
  too_long: "Longer than 100,000 characters.",
  unreadable: "Holds bytes that are no text in UTF-8 or UTF-16.",
  empty: "Nothing in it to deliver.",
  wrong_columns: "Has more or fewer columns than the first row.",
  open_quote: "A quotation mark opens here and is never closed.",
  stray_quote: "A quotation mark stands where none may stand.",
  empty_file: "A file in it is empty.",
  broken_picture: "A picture in it cannot be read.",
  too_many_files: "More than 20 files for one unit.",
  too_large: "A file is larger than 20 MB, or all together are larger than 50 MB.",
  nested_folder: "Lies in a folder within a folder.",
  nested_archive: "An archive within the archive.",
} as const satisfies Record<LineFault, string>;
