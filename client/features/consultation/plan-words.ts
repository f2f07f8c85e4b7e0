import { BODY_SITES, type BodySite, type Side } from '../../../shared/body-sites.ts';

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
