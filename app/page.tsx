export default function Home() {
  return <main>Broadsheet</main>;
}
