import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { SignIn } from '../../../shared/http.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';

interface SignInFormProps {
  onSignIn: (credentials: SignIn) => Promise<void>;
}

const missing = (email: string, password: string) => ({
  email: SignIn.shape.email.safeParse(email).success ? undefined : 'Write your e-mail address in full.',
  password: password === '' ? 'Write your password.' : undefined,
});

/** E-mail address and password. A refusal clears nothing that was typed. */
export function SignInForm({ onSignIn }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const signIn = useAction(onSignIn);
  const errors = tried ? missing(email.trim(), password) : { email: undefined, password: undefined };
  const form = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = missing(email.trim(), password);
    const field = wrong.email ? `${form}-email` : wrong.password ? `${form}-password` : null;
    if (field) document.getElementById(field)?.focus();
    else void signIn.run({ email: email.trim(), password });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="m">
        <ProblemNotice problem={signIn.problem} />
        <TextField
          id={`${form}-email`}
          label="E-mail address"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={errors.email}
        />
        <div>
          <TextField
            id={`${form}-password`}
            label="Password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={errors.password}
          />
          <Checkbox checked={shown} onChange={setShown}>
            Show the password
          </Checkbox>
        </div>
        <Button
          type="submit"
          variant="primary"
          size="large"
          block
          busy={signIn.busy ? 'Signing in…' : undefined}
        >
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
