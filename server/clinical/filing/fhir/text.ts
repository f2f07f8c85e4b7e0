import type { Narrative } from '@medplum/fhirtypes';

/** What a FHIR string may not hold (https://hl7.org/fhir/R4/datatypes.html#string): controls except tab and line ends. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]/gu;

/** Text as a FHIR string may carry it; undefined when nothing is left, since an element is never empty. */
export const fhirString = (text: string): string | undefined =>
  text.replace(FORBIDDEN, '').trim() || undefined;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A human-readable summary, one paragraph a line (https://hl7.org/fhir/R4/narrative.html). Empty lines are left out. */
export const narrative = (lines: readonly string[]): Narrative => {
  const paragraphs = lines.flatMap((line) => {
    const text = fhirString(line);
    return text === undefined ? [] : [`<p>${escape(text)}</p>`];
  });
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
  };
};
