/** What somebody under age who has nobody with them is to the patient, in the record: themself. */
export const ALONE = 'the patient, on their own';
