/** Wrong on purpose, once in every way that `npm run screens` looks for: it must find all of it. */
export function BrokenPage() {
  return (
    <main>
      <h1>Broken</h1>
      <p style={{ color: '#bbb', background: '#fff' }}>Too pale to read</p>
      <p style={{ width: '3000px' }}>Wider than any window</p>
      <style>{'h1 { text-decoration: underline }'}</style>
    </main>
  );
}
