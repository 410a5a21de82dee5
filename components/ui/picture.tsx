import { classNames } from "./class-names";
import { Icon } from "./icon";

type Props = {
  src: string | null;
  /** Smaller or better encoded ones the browser may take instead; `sizes` says how wide it is shown. */
  sources?: readonly { type: string; srcSet: string }[];
  sizes?: string;
  alt: string;
  /** Seen without scrolling: fetched at once. */
  isEager?: boolean;
  className?: string;
};

/** A square picture that holds its place before it has loaded. */
export function Picture({ src, sources = [], sizes, alt, isEager = false, className }: Props) {
  return (
    <span className={classNames("relative block aspect-square overflow-hidden bg-fill", className)}>
      {src ? (
        <picture>
          {sources.map((source) => (
            <source key={source.type} {...source} sizes={sizes} />
          ))}
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
        </picture>
      ) : (
        <span className="absolute inset-0 grid place-items-center text-muted">
          <Icon name="bag" size={40} />
        </span>
      )}
    </span>
  );
}
