import { createHash } from 'node:crypto';

/**
 * SHA-1 in base64, as FHIR R4 defines `Attachment.hash` (https://hl7.org/fhir/R4/datatypes.html#Attachment): it finds a
 * damaged copy and protects against nobody. What the record relies on is SHA-256 (`hash.ts`).
 */
export const attachmentHash = (data: Uint8Array): string => createHash('sha1').update(data).digest('base64');
