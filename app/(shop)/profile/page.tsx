import type { Metadata } from "next";
import { ProfileScreen, ProfileSkeleton } from "@/components/balance/profile-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { appText } from "@/lib/text/app-text";

export const metadata: Metadata = { title: appText("en").profile.title };

/** Balance, totals, language and payments. */
export default function ProfilePage() {
  return (
    <PageBody>
      <Personal loading={<ProfileSkeleton />}>
        <ProfileScreen />
      </Personal>
    </PageBody>
  );
}
