import type { Reader } from '../../platform/database.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

/** What the capture gate checks, all of it, each time. */
const CAPTURE_RULES = [
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R15',
  'R24',
  'R27',
  'R28',
  'R29',
  'R30',
  'R31',
] as const;

/** The policy that a decision was taken under. */
interface PolicyInForce {
  readonly jurisdiction: string;
  readonly version: number;
  /** The number of the practice's own choices, and of its image policy (R23); null while it has made none. */
  readonly practicePolicy: number | null;
  readonly imagePolicy: number | null;
  readonly captureRules: readonly string[];
}

/**
 * Bound into every still's provenance, so that a later change of the rules never changes what an old record says was true then:
 * the pack of the practice's jurisdiction, and the practice's own versions that were in force.
 */
export const policyInForce = async (
  db: Reader,
  { facts, practiceId }: Pick<LoadedConsultation, 'facts' | 'practiceId'>,
): Promise<PolicyInForce> => {
  const choices = await db
    .selectFrom('practice_policy')
    .select(({ fn }) => fn.max('seq').as('version'))
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow();
  const image = await db
    .selectFrom('image_policy')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow();
  const { jurisdiction, version } = facts.policy;
  return {
    jurisdiction,
    version,
    practicePolicy: choices.version,
    imagePolicy: image.version,
    captureRules: CAPTURE_RULES,
  };
};
