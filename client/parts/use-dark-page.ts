import { useEffect } from 'react';

/** Menus and lists open outside a screen's own element: the whole page is the call while a call is shown. */
export function useDarkPage(): void {
  useEffect(() => {
    document.body.classList.add('call');
    return () => {
      document.body.classList.remove('call');
    };
  }, []);
}
