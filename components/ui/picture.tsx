import { classNames } from "./class-names";
import { Icon } from "./icon";

type Props = {
  src: string | null;
  alt: string;
  /** Seen without scrolling: fetched at once. */
  isEager?: boolean;
  className?: string;
};

/** A square picture that holds its place before it has loaded. */
export function Picture({ src, alt, isEager = false, className }: Props) {
  return (
    <span className={classNames("relative block aspect-square overflow-hidden bg-fill", className)}>
      {src ? (
        // biome-ignore lint/performance/noImgElement: next/image adds 6 KB of JavaScript and cannot optimise SVG.
        <img
          src={src}
          alt={alt}
          width={800}
          height={800}
          loading={isEager ? "eager" : "lazy"}
          fetchPriority={isEager ? "high" : "auto"}
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        <span className="absolute inset-0 grid place-items-center text-muted">
          <Icon name="bag" size={40} />
        </span>
      )}
    </span>
  );
}
