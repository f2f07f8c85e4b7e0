import { BODY_SITES, BodySite, type Side } from '../../../shared/body-sites.ts';

/** The site as the patient reads it, with its side: "your left forearm". */
export function plainSite(site: BodySite, side: Side): string {
  const { plain, paired } = BODY_SITES[site];
  if (!paired || side === 'none') return plain;
  const bare = plain.replace(/^your /, '');
  return side === 'both' ? `both sides: ${plain}` : `your ${side} ${bare}`;
}

const showing: Partial<Record<BodySite, string>> = {
  mouth: 'You open your mouth facing a window or a lamp, and hold the phone level with it.',
  eye: 'You look at the phone in good light, then up, down and to each side.',
  ear: 'You turn your head so that your ear faces the phone, in good light.',
  scalp: 'You part your hair and tilt your head towards the phone.',
  foot: 'You take off your shoe and sock and show your foot from above and below.',
};

const undressing: readonly BodySite[] = [
  'chest',
  'breast',
  'abdomen',
  'back',
  'buttock',
  'genitalia',
  'rectum',
];

/** How it goes, as a start for the clinician to change: it is shown to the patient as the clinician's words. */
function involvedFor(site: BodySite, side: Side): string {
  const own = showing[site];
  if (own !== undefined) return `${own} It takes about two minutes. You can stop at any time.`;
  const place = plainSite(site, side);
  const bare = undressing.includes(site)
    ? `You uncover only ${place}, and cover up again as soon as we have finished.`
    : `You show me ${place} on the camera, first from a little way off and then closer.`;
  return `${bare} It takes about two minutes. You can stop at any time.`;
}

/** Starting text for a plan, for the clinician to make their own. */
export const planStart = (site: BodySite, side: Side) => ({
  why: `I would like to look at ${plainSite(site, side)} to find out what is causing the problem you told us about.`,
  involved: involvedFor(site, side),
});

/** Words in which people book: the longest that is found names the site. Only a start; the clinician sees and changes it. */
const SITE_WORDS: Record<BodySite, readonly string[]> = {
  scalp: ['scalp', 'top of the head'],
  face: ['face', 'cheek', 'forehead', 'chin', 'nose', 'lip'],
  eye: ['eye', 'eyelid'],
  ear: ['ear'],
  mouth: ['mouth', 'throat', 'tongue', 'tonsil', 'tonsils'],
  neck: ['neck'],
  chest: ['chest'],
  breast: ['breast', 'nipple'],
  abdomen: ['abdomen', 'tummy', 'stomach', 'belly'],
  back: ['back'],
  shoulder: ['shoulder'],
  arm: ['arm', 'upper arm', 'elbow'],
  forearm: ['forearm', 'wrist'],
  hand: ['hand', 'finger', 'fingers', 'thumb', 'palm'],
  buttock: ['buttock', 'bottom'],
  genitalia: ['genitalia', 'genitals', 'penis', 'vulva', 'groin'],
  rectum: ['rectum', 'anus', 'back passage'],
  thigh: ['thigh'],
  knee: ['knee', 'knees'],
  leg: ['leg', 'shin', 'calf', 'lower leg'],
  foot: ['foot', 'feet', 'toe', 'toes', 'ankle', 'heel'],
};

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(^|[^\\p{L}])${word}([^\\p{L}]|$)`, 'u').test(text);

/** The site and side that the booking's reason names, or null where it names none or could mean two. */
export function placeFromReason(reason: string): { site: BodySite; side: Side | null } | null {
  const text = reason.toLowerCase();
  const found = BodySite.options
    .map((site) => ({ site, words: SITE_WORDS[site].filter((word) => hasWord(text, word)) }))
    .filter(({ words }) => words.length > 0);
  const longest = Math.max(0, ...found.flatMap(({ words }) => words.map((word) => word.length)));
  const named = found.filter(
    ({ words }) => found.length === 1 || words.some((word) => word.length === longest && word.includes(' ')),
  );
  const [only] = named;
  if (!only || named.length > 1) return null;
  if (!BODY_SITES[only.site].paired) return { site: only.site, side: 'none' };
  const sides = (['left', 'right', 'both'] as const).filter((side) => hasWord(text, side));
  return { site: only.site, side: sides.length === 1 ? (sides[0] ?? null) : null };
}
