/**
 * The policy a decision was taken under, bound into every still's provenance, so that a later change of the rules never
 * changes what an old record says was true then. Version 1: the rules of docs/rules.md marked "in force".
 */
export const POLICY = {
  jurisdiction: 'ie',
  version: 1,
  /** What the capture gate checks, all of it, each time. */
  captureRules: [
    'R2',
    'R3',
    'R4',
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
  ],
} as const;
