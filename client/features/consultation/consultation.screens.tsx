import { views } from './consultation.fixtures.ts';
import { screen } from './sample-consultation.tsx';

export const screens = [
  screen('booked', 'Nobody here yet', { view: views.booked }),
  screen('waiting', 'Checklist beside what the patient answered', { view: views.waiting }),
  screen('ready', 'The conversation can open', { view: views.ready }),
  screen('unsafe', 'Not safe to talk', { view: views.unsafe }),
  screen('admitting', 'Patient and chaperone are held', { view: views.admitting }),
  screen('help', 'The patient asked for help', { view: views.help }),
  screen('under-18', 'Under 18', { view: views.under18 }),
  screen('refused', 'No to photographs, conversation just open', { view: views.refusedPhotographs }),
  screen('asked-again', 'Privacy asked again, not safe', { view: views.askedAgain }),
  screen('talking', 'In conversation', { view: views.talking }),
  screen('examining', 'Examining, the shutter is live', { view: views.examining }),
  screen('sending', 'A photograph is on its way', { view: views.sending }),
  screen('hurried', 'In an emergency it can go on', { view: views.hurried }),
  screen('emergency', 'Went on in an emergency', { view: views.emergency }),
  screen('paused', 'Paused by the chaperone', { view: views.paused }),
  screen('withdrawn', 'Consent withdrawn', { view: views.withdrawn }),
  screen('long-names', 'Long names', { view: views.longNames }),
  screen('connecting', 'Media is connecting', {
    view: views.talking,
    call: { phase: 'joining', people: new Map() },
  }),
  screen('errors', 'Reconnecting, own camera blocked, still not loaded', {
    view: views.examining,
    online: 'reconnecting',
    call: { own: null, troubles: [{ source: 'camera', reason: 'blocked' }] },
    noStills: true,
  }),
];
