/** A title in its marks: `《未成年人保护法》`. Marks within it become single ones, as GB/T 15834 wants. */
export const bookTitle = (title: string): string => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`
