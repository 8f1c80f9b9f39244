/** A word class is written as a text: easier to read, to sort and to review than five hundred quotation marks. */
export const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
