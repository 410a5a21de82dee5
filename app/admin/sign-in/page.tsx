import { SignInScreen } from "@/components/admin/sign-in-screen";

/** Where the link out of the chat leads. It says nothing before the browser has shown what it brought. */
export default function SignInPage() {
  return <SignInScreen />;
}
