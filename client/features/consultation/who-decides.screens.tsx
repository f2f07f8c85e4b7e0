import type { StepId } from './steps.ts';
import { screen } from './sample-consultation.tsx';
import { decidingViews as views, ordinary } from './who-decides.fixtures.ts';

const shows = (id: string, title: string, view: (typeof views)['declared'], step: StepId = 'who_decides') =>
  screen(`who-${id}`, title, { view, step });

/** R4 to R7: whose decision it is, in every state that the server computes. */
export const screens = [
  shows('naming', 'A child for whom nobody answers yet: name somebody', views.naming),
  shows('declared', 'A mother answers on the child’s screen, not verified', views.declared),
  shows('alone', 'A child on their own: nobody is named yet', views.alone),
  shows('verified', 'The mother is verified', views.verified),
  shows('elsewhere', 'The mother joins from elsewhere', views.elsewhere),
  shows('elsewhere-answers', 'Her answers beside the child’s own', views.elsewhereTalking, 'examination'),
  shows('mental-health', 'Seventeen: is it mental health?', views.mentalHealth),
  shows('dispute', 'Guardians who disagree: each has to agree', views.dispute, 'examination'),
  shows('in-care', 'A child in care, order without a date', views.inCare),
  shows('objection', 'The child objects', views.objection),
  shows('objection-stands', 'Decided not to go on', views.objectionStands),
  shows('doubt', 'Capacity in doubt', views.doubt),
  shows('out-of-scope', 'Lacks capacity, the power does not reach', views.outOfScope),
  shows('attorney', 'Lacks capacity, an attorney decides, long name', views.attorney),
  shows('nobody', 'Nobody has authority', views.nobody),
  shows('jointly', 'A co-decision-maker', views.jointly),
  shows('jointly-photographs', 'Two whose word is needed', views.jointly, 'photographs'),
  shows('ordinary', 'An adult who decides: nothing to do', ordinary),
];
