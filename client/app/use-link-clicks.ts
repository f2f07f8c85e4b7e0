import { useEffect } from 'react';
import { useNavigate } from 'react-router';

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Our own links are plain `<a href>`; the router serves plain clicks on them, so that no page has to know of it. */
export function useLinkClicks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || !isPlain(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest('a');
      if (!link?.href || link.target !== '' || link.hasAttribute('download')) return;
      const url = new URL(link.href);
      // The patient's page is an entry of its own, and a fragment alone is the browser's to follow.
      if (
        url.origin !== location.origin ||
        url.pathname === '/v' ||
        link.getAttribute('href')?.startsWith('#')
      )
        return;
      event.preventDefault();
      void navigate(url.pathname + url.search + url.hash);
    };
    document.addEventListener('click', follow);
    return () => {
      document.removeEventListener('click', follow);
    };
  }, [navigate]);
}
