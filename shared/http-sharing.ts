import * as z from 'zod/mini';
import { BodySite, Side } from './body-sites.ts';
import { LinkToken } from './http-patient.ts';
import { CopyId, PatientId, ShareId, SharingConsentId, StatementId, StillId } from './ids.ts';
import { keysOf } from './keys.ts';
import { CalendarDay, Instant, line, optionalLine } from './text.ts';
import { Wording } from './views.ts';

/** Sharing, education and training (R24–R26): staff requests, and the recipient's own. JSON both ways. */

/** Why something is not shared or copied: `field` of a `sharing_refused` names one of these. */
export const SHARING_REFUSALS = {
  consent_missing: {
    rule: 'R24',
    text: 'Consent to this is not on record, or it was withdrawn.',
  },
  nobody_may: {
    rule: 'R24',
    text: 'Nobody is on record who can give this consent for this patient.',
  },
  not_entitled: { rule: 'R7', text: 'This person cannot give this consent.' },
  not_filed: {
    rule: 'R32',
    text: 'Only stills that are filed in this patient’s record are shared or copied.',
  },
  awaits_decision: {
    rule: 'R3',
    text: 'Consent to photographs was withdrawn. Decide first what becomes of this still.',
  },
  until_out_of_range: { rule: 'R24', text: 'A sharing ends within 90 days, and not before today is over.' },
  share_over: { rule: 'R24', text: 'This sharing has ended.' },
  copy_not_checked: {
    rule: 'R25',
    text: 'Each still needs a copy that a second person has checked.',
  },
  copy_not_needed: { rule: 'R25', text: 'This sharing shows the stills as they are. It needs no copy.' },
  same_person: { rule: 'R25', text: 'Somebody other than the maker checks a copy.' },
  checklist_incomplete: { rule: 'R25', text: 'Every point of the checklist has to be looked at.' },
  not_to_check: { rule: 'R25', text: 'This copy does not wait for a check any more.' },
  not_accepted: { rule: 'R25', text: 'Only an accepted copy goes into the teaching collection.' },
  region_outside: { rule: 'R25', text: 'A crop or a covered part lies outside the picture.' },
} as const satisfies Record<string, { rule: string; text: string }>;
export type SharingRefusal = keyof typeof SHARING_REFUSALS;
export const SharingRefusal = z.enum(keysOf(SHARING_REFUSALS));

/** `care`: the recipient looks after this patient, or is asked to. Everybody else is outside the care team (R25). */
export const SharePurpose = z.enum(['care', 'education', 'other']);
export type SharePurpose = z.infer<typeof SharePurpose>;

/** Whose word a consent is. */
export const Giver = z.object({ role: z.enum(['patient', 'representative']), name: z.string() });
export type Giver = z.infer<typeof Giver>;

/** Which statement names this person; null is the patient. A list's order is no name: it may change before the answer. */
const NamedBy = z.nullable(StatementId);
/** Somebody who may say yes or no now. */
export const Decider = z.extend(Giver, { by: NamedBy });
export type Decider = z.infer<typeof Decider>;

/** R4, R6, R7: one of these suffices, or all have to say yes, or nobody may. */
export const WhoGives = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('one'), of: z.array(Decider) }),
  z.object({ kind: z.literal('all'), of: z.array(Decider) }),
  z.object({ kind: z.literal('nobody'), why: z.string() }),
]);
export type WhoGives = z.infer<typeof WhoGives>;

/** What was said before the answer; the consent binds to it. */
export const SharingTold = z.object({
  recipient: z.nullable(z.object({ name: z.string(), role: z.string(), organisation: z.string() })),
  purpose: SharePurpose,
  why: z.string(),
  until: z.nullable(Instant),
  identified: z.boolean(),
});
export type SharingTold = z.infer<typeof SharingTold>;

/** Spoken and noted: who answered – one, or everybody where all have to – and what. `conflict` when they decide no longer. */
const Answered = z.object({
  decision: z.enum(['yes', 'no']),
  givers: z.array(NamedBy).check(z.minLength(1), z.maxLength(20)),
});

/** POST /api/shares – records the consent and, after a yes, what is shared. No link yet. */
export const NewShare = z.object({
  stills: z
    .array(z.object({ stillId: StillId, caption: optionalLine(300) }))
    .check(z.minLength(1), z.maxLength(12)),
  recipient: z.object({ name: line(200), role: line(100), organisation: optionalLine(200) }),
  purpose: SharePurpose,
  why: line(300),
  message: optionalLine(2000),
  /** Last day, in the practice's zone. */
  until: CalendarDay,
  /** Only asked for `other`: may the recipient know who this is? */
  identified: z.boolean(),
  consent: Answered,
});
export type NewShare = z.infer<typeof NewShare>;
/** Null after a no: it is recorded and nothing is shared. */
export const ShareMade = z.object({ id: z.nullable(ShareId) });
export type ShareMade = z.infer<typeof ShareMade>;

/** POST /api/shares/:id/link – a new link with its code; earlier ones, and sessions they opened, end. */
export const ShareLink = z.object({ url: z.string(), code: z.string(), validUntil: Instant });
export type ShareLink = z.infer<typeof ShareLink>;

/** POST /api/stills/:id/teaching – consent to education and training for one still. */
export const TeachingConsent = Answered;
export type TeachingConsent = z.infer<typeof TeachingConsent>;

/** POST /api/sharing-consents/:id/withdraw – who of `StillSharing.withdrawers` said so. */
export const WithdrawSharing = z.object({ giver: NamedBy });
export type WithdrawSharing = z.infer<typeof WithdrawSharing>;

/** A rectangle in whole pixels of the still, from its upper left corner. */
export const Region = z.object({
  x: z.int().check(z.gte(0), z.lte(65535)),
  y: z.int().check(z.gte(0), z.lte(65535)),
  width: z.int().check(z.gte(1), z.lte(65535)),
  height: z.int().check(z.gte(1), z.lte(65535)),
});
export type Region = z.infer<typeof Region>;
export const CopyEdits = z.object({
  crop: z.nullable(Region),
  /** Covered with solid black. */
  redactions: z.array(Region).check(z.maxLength(50)),
});
export type CopyEdits = z.infer<typeof CopyEdits>;

/** POST /api/stills/:id/copies */
export const NewCopy = z.object({ consentId: SharingConsentId, edits: CopyEdits });
export type NewCopy = z.infer<typeof NewCopy>;
export const CopyMade = z.object({ id: CopyId });

/** R25: what a second person has looked for. Each `true` says: looked, and there is nothing that identifies. */
export const CopyCheck = z.object({
  metadata: z.boolean(),
  face: z.boolean(),
  tattoo: z.boolean(),
  background: z.boolean(),
});
export type CopyCheck = z.infer<typeof CopyCheck>;

/** POST /api/copies/:id/check */
export const CheckCopy = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('accept'), looked: CopyCheck }),
  z.object({ decision: z.literal('send_back'), reason: line(500) }),
]);
export type CheckCopy = z.infer<typeof CheckCopy>;

/** POST /api/copies/:id/collection; POST /api/copies/:id/discard { } */
export const Collect = z.object({ collected: z.boolean() });

export const ShareStatus = z.enum(['needs_copy', 'ready', 'open', 'locked', 'expired', 'ended']);
export type ShareStatus = z.infer<typeof ShareStatus>;

export const ShareCard = z.object({
  id: ShareId,
  consentId: SharingConsentId,
  patient: z.object({ id: PatientId, name: z.string(), dateOfBirth: CalendarDay }),
  recipient: z.object({ name: z.string(), role: z.string(), organisation: z.string() }),
  purpose: SharePurpose,
  /** What the recipient sees: the stills as filed, with name and date of birth, or checked copies without. */
  form: z.enum(['as_filed', 'copy']),
  why: z.string(),
  until: Instant,
  status: ShareStatus,
  endedAt: z.nullable(Instant),
  endedWhy: z.nullable(z.enum(['stopped', 'withdrawn', 'nothing_left'])),
  sharedBy: z.string(),
  stills: z.array(
    z.object({
      stillId: StillId,
      site: z.nullable(BodySite),
      side: z.nullable(Side),
      caption: z.string(),
      /** It can be shown: filed and, where a copy is needed, one is accepted. */
      ready: z.boolean(),
    }),
  ),
  looks: z.array(z.object({ at: Instant, position: z.int() })),
});
export type ShareCard = z.infer<typeof ShareCard>;

export const CopyCard = z.object({
  id: CopyId,
  stillId: StillId,
  consentId: SharingConsentId,
  scope: z.enum(['share', 'teaching']),
  state: z.enum(['to_check', 'sent_back', 'accepted']),
  site: z.nullable(BodySite),
  side: z.nullable(Side),
  width: z.int(),
  height: z.int(),
  madeBy: z.string(),
  madeAt: Instant,
  /** This person made it, so somebody else checks it. */
  mine: z.boolean(),
  /** For those who treat the patient; null for everybody else: a copy identifies nobody. */
  patientName: z.nullable(z.string()),
  checkedBy: z.nullable(z.string()),
  checkedAt: z.nullable(Instant),
  sentBackReason: z.nullable(z.string()),
  collectedAt: z.nullable(Instant),
});
export type CopyCard = z.infer<typeof CopyCard>;

/** GET /api/sharing */
export const SharingOverview = z.object({
  serverNow: Instant,
  shares: z.array(ShareCard),
  copies: z.array(CopyCard),
});
export type SharingOverview = z.infer<typeof SharingOverview>;

/** GET /api/sharing/counts – for a manager: figures, no stills and no names. */
export const SharingCounts = z.object({
  open: z.int(),
  looks: z.int(),
  ended: z.int(),
  toCheck: z.int(),
  collected: z.int(),
});
export type SharingCounts = z.infer<typeof SharingCounts>;

/** GET /api/stills/:id/sharing – everything the share and teaching screens need of one still. */
export const StillSharing = z.object({
  serverNow: Instant,
  patient: z.object({ id: PatientId, name: z.string(), dateOfBirth: CalendarDay }),
  still: z.object({
    id: StillId,
    site: z.nullable(BodySite),
    side: z.nullable(Side),
    label: z.string(),
    takenAt: Instant,
    width: z.int(),
    height: z.int(),
  }),
  /** The other filed stills of this patient. */
  others: z.array(
    z.object({
      id: StillId,
      site: z.nullable(BodySite),
      side: z.nullable(Side),
      label: z.string(),
      takenAt: Instant,
    }),
  ),
  whoGives: WhoGives,
  whoTeaches: WhoGives,
  withdrawers: z.array(Decider),
  /** What is read aloud before each kind of answer; `{recipient}`, `{why}` and `{until}` are filled in on the screen. */
  wordings: z.object({ care: Wording, identified: Wording, deidentified: Wording, teaching: Wording }),
  teaching: z.nullable(z.object({ id: SharingConsentId, at: Instant, givenBy: z.array(Giver) })),
  shares: z.array(ShareCard),
  copies: z.array(CopyCard),
});
export type StillSharing = z.infer<typeof StillSharing>;

/** POST /api/share/open – on a button press; the token travels in the body (S1). */
export const OpenShare = z.object({ token: LinkToken });
export const ShareOpened = z.object({
  practiceName: z.string(),
  practicePhone: z.string(),
  recipientName: z.string(),
});
export type ShareOpened = z.infer<typeof ShareOpened>;

/** POST /api/share/enter – token and the code from the telephone → the recipient's own session cookie. */
export const EnterShare = z.object({
  token: LinkToken,
  code: z.string().check(z.regex(/^\s*\d{4}[\s-]?\d{4}\s*$/)),
});
export type EnterShare = z.infer<typeof EnterShare>;

/** GET /api/share/me. Its stills: GET /api/share/stills/:position, image/jpeg, each look audited. */
export const SharedView = z.object({
  serverNow: Instant,
  practiceName: z.string(),
  practicePhone: z.string(),
  timeZone: z.string(),
  sharedBy: z.string(),
  recipientName: z.string(),
  purpose: SharePurpose,
  why: z.string(),
  message: z.string(),
  until: Instant,
  /** Null where the recipient is not told who this is (R25). */
  patient: z.nullable(z.object({ name: z.string(), dateOfBirth: CalendarDay })),
  stills: z.array(
    z.object({
      position: z.int(),
      caption: z.string(),
      site: z.nullable(BodySite),
      side: z.nullable(Side),
      /** Null for a copy: the day can identify. */
      takenAt: z.nullable(Instant),
      width: z.int(),
      height: z.int(),
    }),
  ),
});
export type SharedView = z.infer<typeof SharedView>;
