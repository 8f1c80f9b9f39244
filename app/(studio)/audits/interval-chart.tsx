import type { Chart } from '../../../lib/audits/index';
import { words } from '../../words';

const w = words.audits;
const ROW = 28;
const LABEL = 132;
const WIDE = 560;
const VALUE = 116;

/** A point with its whiskers, the target as a tick, and nothing at all where there is too little to say. Never a bare bar. */
export function IntervalChart({ chart }: { chart: Chart }) {
  const [from, to] = chart.axis;
  const left = LABEL;
  const right = WIDE - VALUE;
  const x = (value: number) => left + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (right - left);
  const shown = (value: number) => (chart.percent ? `${(value * 100).toFixed(1)} %` : value.toFixed(3));
  const height = chart.rows.length * ROW + 22;
  const spoken = chart.rows.map(({ label, value, low, high }) =>
    value === null || low === null || high === null
      ? `${label}: ${w.tooFew}`
      : `${label}: ${shown(value)}, ${shown(low)} to ${shown(high)}`,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDE} ${height}`}
      role="img"
      aria-label={w.chartAlt(chart.title, spoken.join('; '))}
      className="w-full min-w-[480px] max-w-[640px] text-ink"
    >
      {[from, (from + to) / 2, to].map((value) => (
        <g key={value}>
          <line x1={x(value)} x2={x(value)} y1={0} y2={height - 18} stroke="var(--line)" />
          <text x={x(value)} y={height - 4} textAnchor="middle" fontSize="11" fill="var(--faint)">
            {chart.percent ? `${Math.round(value * 100)} %` : Math.round(value * 100) / 100}
          </text>
        </g>
      ))}
      {chart.rows.map(({ label, value, low, high, target, count, verdict }, at) => {
        const middle = at * ROW + ROW / 2;
        const colour = verdict === 'disparity' ? 'var(--block)' : 'currentColor';
        return (
          <g key={label}>
            <text x={0} y={middle + 4} fontSize="13" fill="currentColor">
              {label.length > 20 ? `${label.slice(0, 19)}…` : label}
            </text>
            {target === null ? null : (
              <line
                x1={x(target)}
                x2={x(target)}
                y1={middle - 9}
                y2={middle + 9}
                stroke="var(--accent)"
                strokeWidth="2"
              />
            )}
            {value === null || low === null || high === null ? (
              <>
                <line x1={left} x2={right} y1={middle} y2={middle} stroke="var(--edge)" strokeDasharray="2 5" />
                <text x={left + 8} y={middle - 4} fontSize="11" fill="var(--faint)" fontStyle="italic">
                  {w.tooFew}
                </text>
              </>
            ) : (
              <g stroke={colour} strokeWidth="1.5">
                <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
                <line x1={x(low)} x2={x(low)} y1={middle - 5} y2={middle + 5} />
                <line x1={x(high)} x2={x(high)} y1={middle - 5} y2={middle + 5} />
                <circle cx={x(value)} cy={middle} r="4" fill={colour} stroke="none" />
              </g>
            )}
            <text x={WIDE} y={middle + 4} textAnchor="end" fontSize="11" fill="var(--soft)" className="figures">
              {value === null ? count : `${shown(value)} · ${count}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
