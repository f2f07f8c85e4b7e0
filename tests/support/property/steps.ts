import fc from 'fast-check';
import type { ConsentScope } from '../../../shared/consultation.ts';
import type { Person } from './model.ts';
import type { Who } from './room.ts';
import { rightful } from './sayings.ts';
import type { Said } from './sayings.ts';

/** Which of those whose answer could be sent: nobody named, the one named first, the one named last, or the declared. */
export type Whose = 'patient' | 'first' | 'last' | 'declared';

export type Step =
  | {
      readonly do: 'answer';
      readonly from: Who;
      readonly whose: Whose;
      readonly scopes: readonly ConsentScope[];
      readonly yes: boolean;
    }
  | { readonly do: 'withdraw'; readonly from: Who; readonly whose: Whose }
  | {
      readonly do: 'note';
      readonly from: Who;
      readonly whose: Whose;
      readonly scopes: readonly ConsentScope[];
      readonly yes: boolean;
    }
  | {
      readonly do: 'name';
      readonly basis: Person['basis'];
      readonly joins: Person['joins'];
      readonly valid: boolean;
    }
  | { readonly do: 'remove'; readonly whose: Whose }
  | { readonly do: 'plan'; readonly intimate: boolean }
  | { readonly do: 'explain' }
  | { readonly do: 'say'; readonly from: Who; readonly what: Said }
  | { readonly do: 'connect' | 'disconnect'; readonly who: 'patient' | 'representative' | 'chaperone' }
  | { readonly do: 'letIn' | 'hold'; readonly who: 'patient' | 'representative' }
  | { readonly do: 'chaperone' }
  | { readonly do: 'override'; readonly from: Who; readonly gate: 'examination' | 'capture' }
  | { readonly do: 'pause' | 'resume'; readonly from: Who };

const who = fc.constantFrom<Who>('gp', 'patient', 'representative', 'chaperone');
const whose = fc.constantFrom<Whose>('patient', 'first', 'last', 'declared');
const scopes = fc.subarray<ConsentScope>(['video', 'examination', 'take', 'store'], { minLength: 1 });
const mostlyYes = fc.oneof(
  { weight: 5, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const said = fc.constantFrom<Said>(
  'necessity',
  'video only',
  'both',
  'doubt',
  'presumed',
  'has',
  'lacks',
  'mental health',
  'not mental health',
  'dispute',
  'no dispute',
  'nobody',
  'content',
  'objects',
  'go on',
  'do not go on',
  'happy',
  'no',
  'guardian',
  'no guardian',
  'accepts chaperone',
  'declines chaperone',
  'wants chaperone',
  'unavailable',
  'proceed',
  'rearrange',
  'intimate for me',
);
const answer = fc.record({ do: fc.constant('answer' as const), from: who, whose, scopes, yes: mostlyYes });
const all: readonly ConsentScope[] = ['video', 'examination', 'take', 'store'];

/** Anything that anybody may try, more often what brings an open shutter near. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: answer },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      from: fc.constantFrom<Who>('patient', 'representative'),
      whose,
      scopes: fc.constant(all),
      yes: mostlyYes,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), from: who, whose }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('note' as const), from: who, whose, scopes, yes: mostlyYes }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('name' as const),
      basis: fc.constantFrom<Person['basis']>(
        'parent_guardian',
        'enduring_power_2015',
        'co_decision_maker',
        'next_of_kin',
      ),
      joins: fc.constantFrom('beside' as const, 'own_link' as const),
      valid: mostlyYes,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), whose }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('plan' as const),
      intimate: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'explain' as const }) },
  { weight: 10, arbitrary: said.map((what) => ({ do: 'say' as const, from: rightful[what], what })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('say' as const), from: who, what: said }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('connect' as const, 'connect' as const, 'disconnect' as const),
      who: fc.constantFrom('patient' as const, 'representative' as const, 'chaperone' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('letIn' as const, 'letIn' as const, 'hold' as const),
      who: fc.constantFrom('patient' as const, 'representative' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'chaperone' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('override' as const),
      from: fc.oneof({ weight: 9, arbitrary: fc.constant<Who>('gp') }, { weight: 1, arbitrary: who }),
      gate: fc.constantFrom('examination' as const, 'capture' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const), from: who }),
  },
);
