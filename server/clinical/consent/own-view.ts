import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { PatientView } from '../../../shared/views.ts';
import type { Names } from './wordings.ts';

type Question = NonNullable<PatientView['ownViewQuestion']>;

/** Below this age the words are a child's. */
const CHILD = 12;

const forChild = ({ doctor }: Names): Question => ({
  title: 'A question just for you',
  paragraphs: [
    `${doctor} would like to look at what is bothering you, with the camera.`,
    'The doctor may want to take a photo of it. You can say what you think. You can say stop.',
  ],
  question: 'How do you feel about that?',
});

const forYoungPerson = ({ doctor }: Names): Question => ({
  title: 'What do you think?',
  paragraphs: [
    `${doctor} would like to look at what is bothering you by video, and may want to take photographs of it.`,
    'Somebody else may have to agree as well. Your own view matters, and the doctor will read it before starting. You can say stop at any time.',
  ],
  question: 'How do you feel about that?',
});

/** R5: a minor is asked in their own words; a patient who decides for themself is asked for consent instead. */
export const ownViewQuestion = (facts: ConsultationFacts, names: Names): Question | null => {
  const { patientAge: age, policy } = facts;
  if (age >= policy.ages.adult) return null;
  return age < CHILD ? forChild(names) : forYoungPerson(names);
};
