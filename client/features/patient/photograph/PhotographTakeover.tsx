import CircleCheck from 'lucide-react/icons/circle-check';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { Icon } from '../../../ui/core/Icon.tsx';
import { Loading, Progress } from '../../../ui/core/Progress.tsx';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import type { Moment } from './moment.ts';
import { announcementFor, overWords } from './moment-words.ts';
import styles from './PhotographTakeover.module.css';

interface PhotographTakeoverProps {
  moment: Moment | null;
  media: LocalMediaState;
  /** The patient's own name, for the own picture. */
  name: string;
  onRefuse: () => void;
  onClose: () => void;
}

/** The photograph moment over everything else: what happens, how to hold the phone, how to say no. */
export function PhotographTakeover({ moment, media, name, onRefuse, onClose }: PhotographTakeoverProps) {
  return (
    <Dialog
      open={moment !== null}
      size="takeover"
      scope="call"
      title={moment ? titleOf(moment) : ''}
      actions={moment && <Actions moment={moment} onRefuse={onRefuse} onClose={onClose} />}
      onDismiss={moment && (moment.stage === 'over' || moment.stage === 'sent') ? onClose : onRefuse}
    >
      {moment && <Content moment={moment} media={media} name={name} />}
      {/* The page's own live regions are silent behind a modal dialog: this one speaks inside it. */}
      <p className="visually-hidden" role="alert">
        {announcementFor(moment)}
      </p>
    </Dialog>
  );
}

function titleOf(moment: Moment): string {
  switch (moment.stage) {
    case 'countdown':
      return `Photograph in ${String(moment.seconds)}`;
    case 'taking':
      return 'Hold still';
    case 'sending':
      return 'Sending your photograph';
    case 'sent':
      return 'Sent';
    case 'over':
      return overWords(moment).title;
  }
}

function Content({
  moment,
  media,
  name,
}: Pick<PhotographTakeoverProps, 'media' | 'name'> & { moment: Moment }) {
  const { doctor, what } = moment.command;
  switch (moment.stage) {
    case 'countdown':
    case 'taking':
      return (
        <>
          <p className={styles.what}>
            {doctor} takes a photograph of {what}.
          </p>
          <div className={styles.preview}>
            <OwnPicture name={name} media={media} />
            {moment.stage === 'countdown' && (
              <span className={styles.count} aria-hidden="true">
                {moment.seconds}
              </span>
            )}
          </div>
          {moment.stage === 'taking' ? (
            <Loading label="Taking the photograph…" />
          ) : (
            <p>Hold still. Hold the phone about 25&nbsp;cm away.</p>
          )}
        </>
      );
    case 'sending':
      return (
        <>
          <img className={styles.picture} src={moment.picture} alt="The photograph that was just taken" />
          <div className={styles.progress}>
            <Progress label={`To ${doctor}`} value={moment.share} />
          </div>
        </>
      );
    case 'sent':
      return (
        <>
          <img className={styles.picture} src={moment.picture} alt="The photograph that was just sent" />
          <p className={styles.done}>
            <Icon of={CircleCheck} />
            {doctor} can see it.
          </p>
          <p>This page now lets go of its copy.</p>
        </>
      );
    case 'over':
      return <p className={styles.what}>{overWords(moment).meaning}</p>;
  }
}

function Actions({
  moment,
  onRefuse,
  onClose,
}: Pick<PhotographTakeoverProps, 'onRefuse' | 'onClose'> & { moment: Moment }) {
  if (moment.stage === 'over' || moment.stage === 'sent') {
    return (
      <Button variant="primary" size="large" onClick={onClose}>
        OK
      </Button>
    );
  }
  return (
    <Button size="large" onClick={onRefuse}>
      {moment.stage === 'sending' ? 'Do not use this one' : 'Not this one'}
    </Button>
  );
}
