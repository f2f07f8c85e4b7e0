import { Button } from '../ui/core/Button.tsx';

/** Loads the whole page anew. */
export function LoadAgain() {
  return (
    <Button
      variant="primary"
      onClick={() => {
        location.reload();
      }}
    >
      Load again
    </Button>
  );
}
