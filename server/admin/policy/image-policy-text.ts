/**
 * R23: the image policy that Sightline comes with, as a practice's version 1. It says what this product does and what
 * people have to do; a practice publishes its own versions after it. Grounded in Medisec's factsheet and the Medical
 * Council's Guide (2024); each line's rule is in docs/rules.md.
 */
export const SHIPPED_IMAGE_POLICY = `# What this is about
This is our practice’s policy for clinical images: photographs taken during a video consultation, and pictures a patient already has. It holds for everybody who works here. Read it once, acknowledge it, and ask the practice manager about anything that is not clear.

# Before a photograph
- Take one only when it is needed for this patient’s care, and write down why first. Ask whether it can wait until the patient comes in.
- Say what you want to see, why, who will see it and where it is kept. Say that a video examination has limits and that the patient may still have to come in.
- Ask for consent to take the photograph and, on its own, to keep it in the record. No is an answer: the consultation goes on.
- The patient may stop photographs at any moment. You then decide, with a reason, what becomes of those already taken.

# Children, and people who may not be able to decide
- Under 16 a parent or legal guardian consents; check who they are. Ask for the child’s own view and record it. If the child objects, stop until you have decided and written why.
- Presume that every adult can decide. If you doubt it, note why for this decision, and check what authority somebody else has. Being next of kin is none.
- No intimate images of anybody under 18. Arrange an urgent examination in person.

# Chaperones
- Offer a chaperone and record the answer, also when it is no. For an intimate examination record consent before it begins.
- A chaperone is trained and impartial, is named to the patient, and may pause at any time. The patient may refuse that person.
- If none can be there, the patient chooses to go on or to come another day. Never go on without asking.

# Where images are kept
- Only in Sightline, and from there in the practice’s own record. Never on a phone, a camera roll, a memory stick or a computer’s disk.
- Never send an image or clinical words by e-mail, text message or a messaging app. If a patient has to send something another way, give them our Healthmail address.
- File every still at the earliest opportunity, the same day. Read back the name and the date of birth first. If one went to the wrong record, say so at once and move it.
- Do not photograph or record the screen. Calls are not recorded.

# Who may look
- Those who care for this patient. The manager and the computer support see lists and figures, no pictures.
- If you must open the record of somebody you do not treat, say why when you are asked. It is open for an hour, and a colleague reviews it.
- If in an emergency you go on although a step is missing, say why. A colleague reviews that as well.
- For teaching, or for anybody outside the patient’s care: only with the patient’s own consent to that, and with nothing in the picture that shows who they are.

# How long
Images are kept as long as the rest of the record, by the retention table, and are destroyed after a person has checked. A legal hold stops that.

# When something goes wrong
A lost, wrong or leaked image is a data breach until we know better. Tell the practice manager the same hour; we may have 72 hours to tell the Data Protection Commission. Nobody is blamed for telling.`;
