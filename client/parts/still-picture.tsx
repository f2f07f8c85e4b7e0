import { useState } from 'react';
import ImageOff from 'lucide-react/icons/image-off';
import { Icon } from '../ui/core/Icon.tsx';
import styles from './still-picture.module.css';

interface StillPictureProps {
  src: string;
  size: 'image' | 'thumbnail';
  /** Empty where words beside the picture say what it is. */
  alt: string;
  /** Shows picture pixels one to one with the screen's. */
  actual?: boolean | undefined;
}

/** A still, read from the server each time: nothing of it is kept by this page (R17). */
export function StillPicture({ src, size, alt, actual = false }: StillPictureProps) {
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <span className={styles.failed} data-size={size}>
        <Icon of={ImageOff} />
        <span>The picture could not be loaded</span>
      </span>
    );
  }
  return (
    <img
      className={styles.picture}
      data-size={size}
      data-actual={actual || undefined}
      src={src}
      alt={alt}
      draggable={false}
      onError={() => {
        setFailed(true);
      }}
    />
  );
}
