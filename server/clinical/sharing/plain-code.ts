/** A code as it is compared: "4821 0937", "4821-0937" and "48210937" are the same. */
export const plainCode = (code: string): string => code.replaceAll(/\D/g, '');
