/** Shows that something is on its way; `text` is read out. */
export function Busy({ text }: { text: string }) {
  return (
    <div className="busy" role="status">
      <span className="busy-bar" />
      <span className="visually-hidden">{text}</span>
    </div>
  );
}
