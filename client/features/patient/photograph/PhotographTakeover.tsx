import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { MomentActions, type MomentActionsProps } from './MomentActions.tsx';
import { MomentPicture } from './MomentPicture.tsx';
import type { Moment } from './moment.ts';
import { announcementFor, momentWords } from './moment-words.ts';
import styles from './PhotographTakeover.module.css';

interface PhotographTakeoverProps extends Omit<MomentActionsProps, 'moment' | 'media'> {
  moment: Moment | null;
  media: Pick<OwnMedia, 'setMicrophone'> & { state: LocalMediaState };
  /** The patient's own name, for the own picture. */
  name: string;
}

/** The photograph moment over everything else: what happens, how to hold the phone, how to stop it, and the ways out. */
export function PhotographTakeover({ moment, media, name, ...actions }: PhotographTakeoverProps) {
  const over = moment?.stage === 'over' || moment?.stage === 'sent';
  return (
    <Dialog
      open={moment !== null}
      size="takeover"
      scope="call"
      title={moment ? momentWords(moment).title : ''}
      onDismiss={over ? actions.onClose : actions.onRefuse}
    >
      {moment && (
        <div className={styles.moment}>
          <p className={styles.what}>{momentWords(moment).what}</p>
          <MomentPicture moment={moment} media={media.state} name={name} />
          <MomentActions moment={moment} media={media} {...actions} />
        </div>
      )}
      {/* The page's own live regions are silent behind a modal dialog: this one speaks inside it. */}
      <p className="visually-hidden" role="alert">
        {announcementFor(moment)}
      </p>
    </Dialog>
  );
}
