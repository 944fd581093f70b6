import Link from 'next/link';

export default function NotFound() {
  return (
    <div className="prose py-16">
      <h1 className="font-serif text-[32px] leading-tight font-medium min-[901px]:text-[40px]">
        No such author here
      </h1>
      <p className="mt-4">
        No paper of this catalogue bears that name. Names are found however they are written: “G. Hinton” and
        “Hinton, Geoffrey” lead to Geoffrey Hinton. A last name alone leads nowhere, but you can{' '}
        <Link href="/search" prefetch={false}>
          search for it
        </Link>{' '}
        with author:hinton.
      </p>
    </div>
  );
}
