import s from './stamp.module.css';

/** Pressed by a teacher's hand, only after a teacher's act. Two signs stand under each other, more beside each other. */
export function Stamp({ label }: { label: string }) {
  const signs = [...label];
  return (
    <svg className={s.stamp} viewBox="0 0 52 52" role="img" aria-label={label}>
      <circle cx="26" cy="26" r="23" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="26" cy="26" r="20" fill="none" stroke="currentColor" strokeWidth=".8" />
      {signs.length === 2 ? (
        <>
          <text x="26" y="24" textAnchor="middle">
            {signs[0]}
          </text>
          <text x="26" y="40" textAnchor="middle">
            {signs[1]}
          </text>
        </>
      ) : (
        <text x="26" y="29" textAnchor="middle" className={s.word}>
          {label}
        </text>
      )}
    </svg>
  );
}
