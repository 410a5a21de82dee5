/** What the acts on the catalogue are called in the audit log. */
export const CATALOG_ACTS_EN = {
  "category.create": "Added a category",
  "category.change": "Changed a category",
  "category.order": "Reordered the categories",
  "category.remove": "Removed a category",
  "location.create": "Added a place",
  "location.change": "Changed a place",
  "location.order": "Reordered places",
  "location.remove": "Removed a place",
};
