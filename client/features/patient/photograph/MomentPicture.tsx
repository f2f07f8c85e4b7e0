import { Loading, Progress } from '../../../ui/core/Progress.tsx';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import type { Moment } from './moment.ts';
import styles from './PhotographTakeover.module.css';

interface MomentPictureProps {
  moment: Moment;
  media: LocalMediaState;
  name: string;
}

/**
 * What is about to be photographed, or was. The whole frame, never mirrored: what lies outside the patient's view would be
 * photographed unseen (R3). A sensor may reach a little further than its video, which the words say.
 */
export function MomentPicture({ moment, media, name }: MomentPictureProps) {
  switch (moment.stage) {
    case 'countdown':
    case 'taking':
      return (
        <figure className={styles.figure}>
          <div className={styles.preview}>
            <OwnPicture name={name} media={media} whole />
          </div>
          {moment.stage === 'taking' ? (
            <Loading label="Taking the photograph…" />
          ) : (
            <figcaption>
              Hold still, about 25&nbsp;cm away. The photograph can reach a little past these edges.
            </figcaption>
          )}
        </figure>
      );
    case 'sending':
      return (
        <figure className={styles.figure}>
          <img className={styles.picture} src={moment.picture} alt="The photograph that was just taken" />
          <div className={styles.progress}>
            <Progress label={`To ${moment.command.doctor}`} value={moment.share} />
          </div>
        </figure>
      );
    case 'sent':
      return (
        <figure className={styles.figure}>
          <img className={styles.picture} src={moment.picture} alt="The photograph that was just sent" />
          <figcaption>This page now lets go of its copy.</figcaption>
        </figure>
      );
    case 'over':
      return null;
  }
}
